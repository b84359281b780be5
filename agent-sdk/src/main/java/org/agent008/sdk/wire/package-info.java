/**
 * What the phone's API sends and takes, as records with the names of its JSON. A component that is
 * {@code null} is absent there; fields that a newer phone adds are passed over.
 */
@NullMarked
package org.agent008.sdk.wire;

import org.jspecify.annotations.NullMarked;
