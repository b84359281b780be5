/** History, event log and outbox in one SQLite file. */
@NullMarked
package org.agent008.adapter.storage;

import org.jspecify.annotations.NullMarked;
