package org.agent008.app.screen;

import java.awt.EventQueue;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JList;
import javax.swing.TransferHandler;

/** Another program, from which the person drags {@code team.vcf} of the given directory. */
public final class FileManager {
    private FileManager() {}

    public static void main(String[] args) throws Exception {
        File file = Path.of(args[0], "team.vcf").toFile();
        EventQueue.invokeAndWait(() -> {
            JFrame frame = new JFrame("Files");
            JList<File> files = new JList<>(new File[] {file});
            files.getAccessibleContext().setAccessibleName("Files");
            files.setDragEnabled(true);
            files.setTransferHandler(new Files());
            frame.add(files);
            frame.pack();
            frame.setLocation(20, 60);
            frame.setVisible(true);
        });
        System.out.println("started");
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            AskedProgram.answers(line);
        }
        System.exit(0);
    }

    private static final class Files extends TransferHandler {
        private static final long serialVersionUID = 1;

        @Override
        public int getSourceActions(JComponent source) {
            return COPY;
        }

        @Override
        protected Transferable createTransferable(JComponent source) {
            File file = ((JList<?>) source).getModel().getElementAt(0) instanceof File f ? f : null;
            return new Transferable() {
                @Override
                public DataFlavor[] getTransferDataFlavors() {
                    return new DataFlavor[] {DataFlavor.javaFileListFlavor};
                }

                @Override
                public boolean isDataFlavorSupported(DataFlavor flavor) {
                    return flavor.equals(DataFlavor.javaFileListFlavor);
                }

                @Override
                public Object getTransferData(DataFlavor flavor) {
                    return file == null ? List.of() : List.of(file);
                }
            };
        }
    }
}
