@NullMarked
package org.agent008.adapter.analytics;

import org.jspecify.annotations.NullMarked;
