package org.agent008.app.window;

import java.awt.Container;
import java.awt.EventQueue;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import org.agent008.domain.port.Contacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports vCard files, and shows how far it is and what came of it. On the event thread only. */
final class CardImport {
    private static final Logger log = LoggerFactory.getLogger(CardImport.class);

    private final Contacts contacts;
    private final Runnable resized;
    private final JProgressBar progress = new JProgressBar(0, 100);
    private final JTextArea report = new JTextArea(4, 30);
    private final JScrollPane reports = new JScrollPane(report);
    private boolean running;

    /**
     * @param resized hears that more or less is to be seen
     */
    CardImport(Contacts contacts, Runnable resized) {
        this.contacts = contacts;
        this.resized = resized;
        progress.setStringPainted(true);
        progress.getAccessibleContext().setAccessibleName("Import of contacts");
        report.setEditable(false);
        report.setLineWrap(true);
        report.setWrapStyleWord(true);
        report.getAccessibleContext().setAccessibleName("What came of the import");
    }

    /** Two rows that are seen only when there is something to say. */
    void addTo(Container form) {
        form.add(progress, "spanx 2, growx");
        form.add(reports, "spanx 2, growx, wmin 0");
        forget();
    }

    void forget() {
        if (!running) {
            progress.setVisible(false);
            reports.setVisible(false);
        }
    }

    /** Reads the files one after the other; asked again meanwhile it does nothing. */
    void start(List<Path> files) {
        if (running) {
            return;
        }
        running = true;
        progress.setValue(0);
        progress.setVisible(true);
        reports.setVisible(false);
        resized.run();
        Thread.ofVirtual()
                .start(() -> {
                    String told = files.stream().map(this::read).collect(Collectors.joining("\n"));
                    EventQueue.invokeLater(() -> done(told));
                });
    }

    private void done(String told) {
        running = false;
        progress.setVisible(false);
        report.setText(told);
        report.setCaretPosition(0);
        reports.setVisible(true);
        resized.run();
    }

    private String read(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            return name + " is not a file.";
        }
        try (InputStream cards =
                new Counted(Files.newInputStream(file), Files.size(file), this::show)) {
            return ImportText.of(name, contacts.importVcards(cards));
        } catch (IOException e) {
            return name + " could not be imported: " + e.getMessage();
        } catch (RuntimeException e) {
            log.error("The import of contacts failed", e);
            return name + " could not be imported; the log says why.";
        }
    }

    private void show(int percent) {
        EventQueue.invokeLater(() -> progress.setValue(percent));
    }

    /** Tells how much of a file has been read; contacts are stored as they are read. */
    private static final class Counted extends FilterInputStream {
        private final long size;
        private final IntConsumer percent;
        private long read;
        private int told;

        Counted(InputStream in, long size, IntConsumer percent) {
            super(in);
            this.size = Math.max(1, size);
            this.percent = percent;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            int count = super.read(into, at, length);
            count(count);
            return count;
        }

        private void count(int more) {
            read += Math.max(0, more);
            int now = (int) (100 * read / size);
            if (now > told) {
                told = now;
                percent.accept(now);
            }
        }
    }
}
