@NullMarked
package org.agent008.app.view;

import org.jspecify.annotations.NullMarked;
