package org.agent008.app.lab;

import java.io.IOException;

class JsSipTransfersLabIT extends TransfersLab {
    JsSipTransfersLabIT() throws IOException {
        super("jssip");
    }
}
