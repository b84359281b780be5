@NullMarked
package org.agent008.app.doctor;

import org.jspecify.annotations.NullMarked;
