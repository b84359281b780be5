/** What was said in calls, and what is made of it. */
@NullMarked
package org.agent008.domain.speech;

import org.jspecify.annotations.NullMarked;
