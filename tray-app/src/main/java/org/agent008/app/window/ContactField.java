package org.agent008.app.window;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Font;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.swing.AbstractAction;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JList;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import org.agent008.domain.port.Contacts;

/**
 * A field for a number or address that finds contacts while the person types: the arrow keys choose
 * among them, Enter or a click takes one, Esc closes the list. On the event thread only.
 */
final class ContactField {
    private static final int MOST = 8;

    private final Contacts contacts;
    private final Runnable changed;
    private final JTextField field = new JTextField(22);
    private final JList<ContactHit> list = new JList<>();
    private final JPopupMenu popup = new JPopupMenu();
    private boolean quiet;

    /** {@code changed} hears of each change of the text. */
    ContactField(Contacts contacts, Runnable changed) {
        this.contacts = contacts;
        this.changed = changed;
        Look.sized(field, Font.PLAIN, 1.25f);
        field.putClientProperty(FlatClientProperties.TEXT_FIELD_SHOW_CLEAR_BUTTON, true);
        field.getDocument().addDocumentListener(Frames.onChange(this::typed));
        list.setCellRenderer(Look.plain(new DefaultListCellRenderer()));
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setFocusable(false);
        list.getAccessibleContext().setAccessibleName("Contacts found");
        list.addMouseListener(
                new MouseAdapter() {
                    @Override
                    public void mouseClicked(MouseEvent event) {
                        list.setSelectedIndex(list.locationToIndex(event.getPoint()));
                        take();
                    }
                });
        // The keyboard stays in the field.
        popup.setFocusable(false);
        popup.getAccessibleContext().setAccessibleName("Contacts");
        JScrollPane scroll = new JScrollPane(list);
        scroll.setBorder(null);
        popup.add(scroll);
        key(KeyEvent.VK_DOWN, popup::isVisible, () -> move(1));
        key(KeyEvent.VK_UP, popup::isVisible, () -> move(-1));
        key(KeyEvent.VK_ENTER, () -> popup.isVisible() && !list.isSelectionEmpty(), this::take);
        key(KeyEvent.VK_ESCAPE, popup::isVisible, () -> popup.setVisible(false));
    }

    JTextField component() {
        return field;
    }

    String text() {
        return field.getText();
    }

    /** Puts a text there without searching for it. */
    void set(String text) {
        quiet = true;
        field.setText(text);
        quiet = false;
        popup.setVisible(false);
        changed.run();
    }

    /** Whether the person may type; while not, no contacts are shown. */
    void enable(boolean enabled) {
        field.setEnabled(enabled);
        if (!enabled) {
            popup.setVisible(false);
        }
    }

    /** Some contacts are shown for the person to choose from. */
    boolean finds() {
        return popup.isVisible();
    }

    private void key(int key, BooleanSupplier when, Runnable then) {
        String name = "contacts " + key;
        field.getInputMap().put(KeyStroke.getKeyStroke(key, 0), name);
        field.getActionMap().put(name, new Step(when, then));
    }

    private void typed() {
        if (quiet) {
            return;
        }
        List<ContactHit> hits = ContactHit.of(contacts, field.getText(), MOST);
        list.setListData(hits.toArray(ContactHit[]::new));
        list.setVisibleRowCount(hits.size());
        if (hits.isEmpty() || !field.isShowing()) {
            popup.setVisible(false);
        } else {
            popup.setPopupSize(
                    Math.max(field.getWidth(), popup.getPreferredSize().width),
                    list.getPreferredScrollableViewportSize().height
                            + popup.getInsets().top
                            + popup.getInsets().bottom);
            popup.show(field, 0, field.getHeight());
        }
        changed.run();
    }

    private void move(int by) {
        int count = list.getModel().getSize();
        int next = Math.clamp(list.getSelectedIndex() + (long) by, 0, count - 1);
        list.setSelectedIndex(next);
        list.ensureIndexIsVisible(next);
        field.getAccessibleContext().setAccessibleDescription(list.getSelectedValue().toString());
    }

    private void take() {
        ContactHit hit = list.getSelectedValue();
        if (hit != null) {
            set(hit.number().value());
        }
    }

    /** Something a key does at times; at others it does what it always does. */
    private static final class Step extends AbstractAction {
        private static final long serialVersionUID = 1;

        private final transient BooleanSupplier when;
        private final transient Runnable then;

        Step(BooleanSupplier when, Runnable then) {
            this.when = when;
            this.then = then;
        }

        @Override
        public boolean isEnabled() {
            return when.getAsBoolean();
        }

        @Override
        public void actionPerformed(ActionEvent event) {
            then.run();
        }
    }
}
