package org.agent008.adapter.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request body that is read as it comes, and ends with a problem where it is too large. */
final class LimitedBody extends FilterInputStream {
    private final long most;
    private long read;

    LimitedBody(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        count(Math.max(n, 0));
        return n;
    }

    private void count(int bytes) {
        read += bytes;
        if (read > most) {
            throw Guard.tooLarge(most).asException();
        }
    }
}
