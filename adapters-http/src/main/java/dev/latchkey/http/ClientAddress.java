package dev.latchkey.http;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/**
 * Where a request came from. A header is believed only as far as proxies that we trust have written it: from the right,
 * each trusted hop names the one before it. A hop that cannot be read makes the whole header worthless.
 */
public final class ClientAddress {
    private static final String ATTRIBUTE = ClientAddress.class.getName();
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int MOST_HOPS = 32;

    private final List<AddressBlock> trusted;

    ClientAddress(List<AddressBlock> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** The address of whoever sent the request that this context answers. */
    public static InetAddress of(Context ctx) {
        InetAddress address = ctx.attribute(ATTRIBUTE);
        return address == null ? InetAddress.getLoopbackAddress() : address;
    }

    static InetAddress of(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof InetAddress address
                ? address
                : InetAddress.getLoopbackAddress();
    }

    void assignTo(Request request) {
        request.setAttribute(
                ATTRIBUTE, resolve(peerOf(request), request.getHeaders().getValuesList(FORWARDED_FOR)));
    }

    /** @param forwardedFor the header's lines, in the order in which they came */
    InetAddress resolve(InetAddress peer, List<String> forwardedFor) {
        if (forwardedFor.isEmpty() || !isTrusted(peer)) {
            return peer;
        }
        String[] hops = String.join(",", forwardedFor).split(",", -1);
        InetAddress client = peer;
        for (int i = hops.length - 1; i >= 0 && isTrusted(client); i--) {
            Optional<InetAddress> hop = Addresses.parseHop(hops[i].strip());
            if (hop.isEmpty() || hops.length - i > MOST_HOPS) {
                return peer;
            }
            client = hop.get();
        }
        return client;
    }

    boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(block -> block.contains(address));
    }

    private static InetAddress peerOf(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer
                ? peer.getAddress()
                : InetAddress.getLoopbackAddress();
    }
}
