/** Language models behind an API that speaks as OpenAI's does. */
@NullMarked
package org.agent008.adapter.langchain4j;

import org.jspecify.annotations.NullMarked;
