@NullMarked
package org.agent008.adapter.langchain4j;

import org.jspecify.annotations.NullMarked;
