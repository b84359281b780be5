package org.agent008.app.tray;

import java.util.List;
import org.agent008.app.view.Glyph;
import org.agent008.app.view.Wish;

/**
 * One entry of the tray menu. Values compare by content, so that a toolkit redraws only changes.
 */
sealed interface TrayItem {
    /** A line that only tells something. */
    record Label(String text) implements TrayItem {}

    /**
     * A line that can be chosen.
     *
     * @param checked the one in force among its neighbours
     */
    record Action(String text, Glyph glyph, boolean checked, Wish wish) implements TrayItem {}

    record SubMenu(String text, Glyph glyph, List<TrayItem> items) implements TrayItem {
        public SubMenu {
            items = List.copyOf(items);
        }
    }

    record Separator() implements TrayItem {}
}
