/** What end-to-end tests stand on: a webhook receiver, a client of the local API, waiting. */
@NullMarked
package org.agent008.app.harness;

import org.jspecify.annotations.NullMarked;
