package org.agent008.app.view;

/**
 * Something that does not work until a person mends it.
 *
 * @param title in a few words, for a menu
 * @param text what is wrong and what to do about it, in sentences and lines
 */
public record Concern(String title, String text) {}
