@NullMarked
package org.agent008.domain.doctor;

import org.jspecify.annotations.NullMarked;
