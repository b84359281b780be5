package org.agent008.app.window;

import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.TransferHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes files that are dropped or pasted; all else goes where it went before. */
final class FileDrop extends TransferHandler {
    private static final long serialVersionUID = 1;
    private static final Logger log = LoggerFactory.getLogger(FileDrop.class);

    private final transient TransferHandler otherwise;
    private final transient Consumer<List<Path>> files;

    private FileDrop(TransferHandler otherwise, Consumer<List<Path>> files) {
        super(null);
        this.otherwise = otherwise;
        this.files = files;
    }

    /** From now on files that fall on the component are taken. */
    static void on(JComponent component, Consumer<List<Path>> files) {
        TransferHandler before = component.getTransferHandler();
        component.setTransferHandler(
                new FileDrop(before == null ? new TransferHandler(null) : before, files));
    }

    @Override
    public boolean canImport(TransferSupport support) {
        return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor)
                || otherwise.canImport(support);
    }

    @Override
    public boolean importData(TransferSupport support) {
        if (!support.isDataFlavorSupported(DataFlavor.javaFileListFlavor)) {
            return otherwise.importData(support);
        }
        try {
            List<Path> dropped = new ArrayList<>();
            if (support.getTransferable().getTransferData(DataFlavor.javaFileListFlavor)
                    instanceof List<?> list) {
                list.forEach(item -> {
                    if (item instanceof File file) {
                        dropped.add(file.toPath());
                    }
                });
            }
            files.accept(dropped);
            return !dropped.isEmpty();
        } catch (UnsupportedFlavorException | IOException e) {
            log.info("What was dropped could not be read", e);
            return false;
        }
    }

    @Override
    public void exportToClipboard(JComponent component, Clipboard clipboard, int action) {
        otherwise.exportToClipboard(component, clipboard, action);
    }

    @Override
    public int getSourceActions(JComponent component) {
        return otherwise.getSourceActions(component);
    }
}
