package org.agent008.adapter.settings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom servers may be certified by: the authorities that Java knows, and those of a PEM file. A
 * server's own certificate in that file is trusted too, while it is valid.
 */
public final class TrustStore {
    private static final Pattern BLOCK =
            Pattern.compile(
                    "-----BEGIN ((?:TRUSTED |X509 )?CERTIFICATE)-----(.*?)(?:-----END \\1-----|\\z)",
                    Pattern.DOTALL);

    private TrustStore() {}

    /**
     * What verifies servers over TLS; who uses it still has to ask for the check of host names.
     *
     * @throws IOException where the file cannot be used; the message names it and says why
     */
    public static SSLContext context(Path file) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new DatedTrust(trust(anchors(file)))}, null);
            return context;
        } catch (UnusableFileException e) {
            throw new IOException("trustStore: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IOException("trustStore: " + file + ": " + e.getMessage(), e);
        }
    }

    /** Those that Java knows, and those of the file. */
    static KeyStore anchors(Path file)
            throws IOException, GeneralSecurityException, UnusableFileException {
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        int count = 0;
        for (Certificate known : trust(null).getAcceptedIssuers()) {
            anchors.setCertificateEntry("java-" + ++count, known);
        }
        for (Certificate own : certificates(file)) {
            anchors.setCertificateEntry("own-" + ++count, own);
        }
        return anchors;
    }

    private static X509ExtendedTrustManager trust(@Nullable KeyStore anchors)
            throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        return Stream.of(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** The certificates of a file: at least one. */
    static List<X509Certificate> certificates(Path file) throws UnusableFileException {
        // comments between the certificates may be in any encoding
        String text = new String(SourceText.bytes(file), StandardCharsets.ISO_8859_1);
        List<X509Certificate> found = new ArrayList<>();
        for (Matcher block = BLOCK.matcher(text); block.find(); ) {
            int line = 1 + (int) text.substring(0, block.start()).lines().count();
            found.add(certificate(file, line, block.group(2)));
        }
        if (found.isEmpty()) {
            throw new UnusableFileException(
                    Finding.ofFile(
                            file.toString(),
                            "holds no certificate: it must be PEM text with"
                                    + " -----BEGIN CERTIFICATE-----"));
        }
        return found;
    }

    private static X509Certificate certificate(Path file, int line, String base64)
            throws UnusableFileException {
        String pem = "-----BEGIN CERTIFICATE-----" + base64 + "-----END CERTIFICATE-----\n";
        var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1));
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (CertificateException e) {
            throw new UnusableFileException(
                    new Finding(
                            file.toString(),
                            line,
                            1,
                            "",
                            "is garbled: no certificate can be read here"));
        }
    }
}
