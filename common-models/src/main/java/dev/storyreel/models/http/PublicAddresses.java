package dev.storyreel.models.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import okhttp3.Dns;

/** Looks names up for addresses that a provider gives us: none leads to a private address but the one configured. */
public final class PublicAddresses implements Dns {

    private final String configured;

    /** @param configured the host that may be anywhere, being the provider's own base address */
    public PublicAddresses(String configured) {
        this.configured = configured;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = Arrays.asList(InetAddress.getAllByName(host));
        if (!configured.equalsIgnoreCase(host) && addresses.stream().anyMatch(PublicAddresses::isPrivate)) {
            throw new UnknownHostException(host + " resolves to a private address");
        }
        return addresses;
    }

    /** Whether a host is an address in digits, which is never looked up. */
    public static boolean isLiteral(String host) {
        return host.contains(":") || host.startsWith("[") || host.matches("[0-9.]+");
    }

    public static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean carrierGrade = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return uniqueLocal
                || carrierGrade
                || address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }
}
