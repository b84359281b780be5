/**
 * What tray, toast and windows share: what a person can wish for, and how calls are named, drawn
 * and acted on. No toolkit in it but the drawing.
 */
@NullMarked
package org.agent008.app.view;

import org.jspecify.annotations.NullMarked;
