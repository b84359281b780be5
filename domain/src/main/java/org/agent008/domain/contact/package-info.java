/** The person's address book. */
@NullMarked
package org.agent008.domain.contact;

import org.jspecify.annotations.NullMarked;
