/** Whether all that the phone needs is in order, and what to do where it is not. */
@NullMarked
package org.agent008.domain.doctor;

import org.jspecify.annotations.NullMarked;
