package org.agent008.app.toast;

import java.awt.GraphicsConfiguration;
import java.awt.GraphicsEnvironment;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.JPanel;
import javax.swing.JWindow;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import org.agent008.app.view.Wish;
import org.agent008.domain.call.CallId;

/**
 * The stack of toasts. The oldest call stays at the bottom, so that what comes does not move what
 * the person is about to click. On the event thread only.
 */
final class ToastWindow {
    private static final int FROM_EDGE = 12;
    private static final Duration READING = Duration.ofSeconds(12);

    private final Consumer<Wish> wishes;
    private final InstantSource clock;
    private final JWindow window = new JWindow();
    private final JPanel stack = new JPanel(new MigLayout("insets 0, gap 0, wrap 1, fillx"));
    private final Map<CallCard, CallPanel> panels = new HashMap<>();
    private final Set<CallId> hidden = new HashSet<>();
    private final Map<String, NoticePanel> notices = new LinkedHashMap<>();
    private List<CallCard> cards = List.of();

    ToastWindow(Consumer<Wish> wishes, InstantSource clock) {
        this.wishes = wishes;
        this.clock = clock;
        window.setType(Window.Type.POPUP);
        window.setAlwaysOnTop(true);
        window.setFocusableWindowState(false);
        window.setAutoRequestFocus(false);
        window.setName("toasts");
        window.setContentPane(stack);
    }

    void show(List<CallCard> now) {
        cards = now;
        hidden.retainAll(now.stream().map(CallCard::id).toList());
        panels.keySet().retainAll(now);
        draw();
    }

    void show(Notice notice) {
        NoticePanel panel = new NoticePanel(notice, wishes, () -> withdraw(notice.key()));
        notices.put(notice.key(), panel);
        if (!notice.urgent()) {
            Timer timer = new Timer((int) READING.toMillis(), _ -> forget(notice.key(), panel));
            timer.setRepeats(false);
            timer.start();
        }
        draw();
    }

    void withdraw(String key) {
        notices.remove(key);
        draw();
    }

    private void forget(String key, NoticePanel panel) {
        if (notices.remove(key, panel)) {
            draw();
        }
    }

    private void hide(CallId call) {
        hidden.add(call);
        draw();
    }

    private void draw() {
        stack.removeAll();
        notices.values().forEach(panel -> stack.add(panel, "growx"));
        for (CallCard card : cards.reversed()) {
            if (!hidden.contains(card.id())) {
                stack.add(panels.computeIfAbsent(card, this::panel), "growx");
            }
        }
        if (stack.getComponentCount() == 0) {
            window.setVisible(false);
            return;
        }
        window.pack();
        place();
        window.setVisible(true);
        stack.repaint();
    }

    private CallPanel panel(CallCard card) {
        return new CallPanel(card, wishes, clock, () -> hide(card.id()));
    }

    private void place() {
        GraphicsConfiguration screen =
                GraphicsEnvironment.getLocalGraphicsEnvironment()
                        .getDefaultScreenDevice()
                        .getDefaultConfiguration();
        Rectangle all = screen.getBounds();
        Insets taken = Toolkit.getDefaultToolkit().getScreenInsets(screen);
        window.setLocation(
                all.x + all.width - taken.right - FROM_EDGE - window.getWidth(),
                all.y + all.height - taken.bottom - FROM_EDGE - window.getHeight());
    }

    void close() {
        window.dispose();
    }
}
