package org.agent008.adapter.settings;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Refuses servers out of the time of their certificate. Java does so too, but not where that very
 * certificate is trusted: it looks at the dates of what stands between, never at those of an
 * anchor.
 */
final class DatedTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager java;

    DatedTrust(X509ExtendedTrustManager java) {
        this.java = java;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String how, Socket socket)
            throws CertificateException {
        java.checkServerTrusted(chain, how, socket);
        chain[0].checkValidity();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String how, SSLEngine engine)
            throws CertificateException {
        java.checkServerTrusted(chain, how, engine);
        chain[0].checkValidity();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String how)
            throws CertificateException {
        java.checkServerTrusted(chain, how);
        chain[0].checkValidity();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String how, Socket socket)
            throws CertificateException {
        java.checkClientTrusted(chain, how, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String how, SSLEngine engine)
            throws CertificateException {
        java.checkClientTrusted(chain, how, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String how)
            throws CertificateException {
        java.checkClientTrusted(chain, how);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return java.getAcceptedIssuers();
    }
}
