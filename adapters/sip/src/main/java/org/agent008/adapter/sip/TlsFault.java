package org.agent008.adapter.sip;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says why a server was not trusted, and what to do. */
final class TlsFault {
    private TlsFault() {}

    /** Goes on from the server's address. */
    static String sentence(SSLException fault) {
        for (@Nullable Throwable e = fault; e != null; e = e.getCause()) {
            if (e instanceof CertificateExpiredException) {
                return "has a certificate that has expired: it has to be renewed there, or the"
                        + " clock here is wrong";
            }
            if (e instanceof CertificateNotYetValidException) {
                return "has a certificate that is not valid yet: check the clock here";
            }
            if (e instanceof CertPathBuilderException
                    || (e instanceof CertPathValidatorException
                            && !(e.getCause() instanceof CertificateException))) {
                return "has a certificate of an authority that is not known here: where it is your"
                        + " own, name its PEM file as trustStore in the settings";
            }
            if (e instanceof CertificateException && e.getCause() == null) {
                return "has a certificate for another name: set wsUri or sipProxy in the settings to"
                        + " the name the certificate is for ("
                        + e.getMessage()
                        + ")";
            }
        }
        return "did not agree on TLS: " + fault.getMessage();
    }
}
