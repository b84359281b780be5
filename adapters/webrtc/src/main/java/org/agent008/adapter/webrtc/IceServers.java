package org.agent008.adapter.webrtc;

import dev.onvoid.webrtc.RTCIceServer;
import java.util.ArrayList;
import java.util.List;
import org.agent008.domain.settings.IceServer;
import org.agent008.domain.settings.Secret;

/** STUN and TURN servers as the library takes them. */
final class IceServers {
    private IceServers() {}

    static List<RTCIceServer> of(List<IceServer> servers) {
        return new ArrayList<>(servers.stream().map(IceServers::of).toList());
    }

    private static RTCIceServer of(IceServer server) {
        RTCIceServer made = new RTCIceServer();
        made.urls = new ArrayList<>(server.urls());
        server.username().ifPresent(name -> made.username = name);
        server.credential().map(Secret::reveal).ifPresent(secret -> made.password = secret);
        return made;
    }
}
