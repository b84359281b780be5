/** A language model on loopback that says what a test tells it to. */
@NullMarked
package org.agent008.adapter.langchain4j.server;

import org.jspecify.annotations.NullMarked;
