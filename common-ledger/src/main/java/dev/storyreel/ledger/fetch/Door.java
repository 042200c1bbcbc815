package dev.storyreel.ledger.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import okhttp3.Dns;

/**
 * Which addresses are gone to: public ones by https, and those that were configured. A name is judged by what it resolves
 * to, at the moment of connecting, so it cannot lead somewhere else afterwards.
 */
final class Door implements Dns {

    private final List<URI> trusted;

    Door(List<URI> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** Refuses a link by its looks, before a name is resolved. */
    void check(URI link) {
        String scheme = String.valueOf(link.getScheme()).toLowerCase(Locale.ROOT);
        if (link.getHost() == null || link.getUserInfo() != null) {
            throw new UnusableOutputException("The provider offered a link without a host of its own.");
        }
        if (trusts(link)) {
            return;
        }
        if (!scheme.equals("https")) {
            throw new UnusableOutputException("The provider offered a link that is not https: " + link.getHost() + ".");
        }
        if (isLiteral(link.getHost()) && isPrivate(literal(link.getHost()))) {
            throw new UnusableOutputException("The provider offered a link to a private address.");
        }
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = Arrays.asList(InetAddress.getAllByName(host));
        boolean configured = trusted.stream().anyMatch(uri -> host.equalsIgnoreCase(uri.getHost()));
        if (!configured && addresses.stream().anyMatch(Door::isPrivate)) {
            throw new UnknownHostException(host + " resolves to a private address");
        }
        return addresses;
    }

    private boolean trusts(URI link) {
        return trusted.stream().anyMatch(uri -> link.getScheme().equalsIgnoreCase(uri.getScheme())
                && link.getHost().equalsIgnoreCase(uri.getHost())
                && link.getPort() == uri.getPort());
    }

    static boolean isPrivate(InetAddress address) {
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

    private static boolean isLiteral(String host) {
        return host.startsWith("[") || host.matches("[0-9.]+");
    }

    private static InetAddress literal(String host) {
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
        } catch (IllegalArgumentException e) {
            throw new UnusableOutputException("The provider offered a link to '" + host + "', which is no address.");
        }
    }
}
