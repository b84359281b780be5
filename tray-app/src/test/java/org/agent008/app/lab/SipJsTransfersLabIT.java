package org.agent008.app.lab;

import java.io.IOException;

class SipJsTransfersLabIT extends TransfersLab {
    SipJsTransfersLabIT() throws IOException {
        super("sipjs");
    }
}
