/** The configuration file, checked and turned into the domain's settings; and where files are. */
@NullMarked
package org.agent008.adapter.settings;

import org.jspecify.annotations.NullMarked;
