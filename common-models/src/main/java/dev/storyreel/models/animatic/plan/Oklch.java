package dev.storyreel.models.animatic.plan;

import java.util.Locale;

/**
 * A colour as eyes sort them: lightness 0 to 1, chroma, hue in degrees. Conversions after Björn Ottosson, "A perceptual
 * color space for image processing" (2020). Pure.
 */
record Oklch(double lightness, double chroma, double hue) {

    /** {@code #rrggbb}; chroma is lowered until screens can show the colour. */
    String hex() {
        double chroma = this.chroma;
        double[] rgb = linear(chroma);
        while (chroma > 0 && !shown(rgb)) {
            chroma = Math.max(0, chroma - 0.005);
            rgb = linear(chroma);
        }
        return String.format(Locale.ROOT, "#%02x%02x%02x", eightBit(rgb[0]), eightBit(rgb[1]), eightBit(rgb[2]));
    }

    /** In words that a picture model knows. */
    String name() {
        if (lightness < 0.17) {
            return chroma < 0.03 ? "black" : "near-black " + hueName();
        }
        if (chroma < 0.025) {
            return lightness > 0.93 ? "white" : lightness > 0.75 ? "pale grey" : lightness > 0.5 ? "grey" : "dark grey";
        }
        String depth = lightness > 0.85 ? "pale " : lightness > 0.68 ? "light " : lightness < 0.34 ? "deep " : "";
        return depth + (chroma < 0.06 ? "muted " : "") + hueName();
    }

    private String hueName() {
        double h = ((hue % 360) + 360) % 360;
        String[] names = {"rose", "red", "orange", "amber", "yellow", "lime", "green", "teal", "cyan", "blue", "indigo", "violet", "magenta"};
        double[] ends = {12, 38, 66, 88, 112, 132, 165, 195, 225, 262, 285, 318, 345};
        for (int i = 0; i < ends.length; i++) {
            if (h < ends[i]) {
                return names[i];
            }
        }
        return "rose";
    }

    private double[] linear(double chroma) {
        double a = chroma * Math.cos(Math.toRadians(hue));
        double b = chroma * Math.sin(Math.toRadians(hue));
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static boolean shown(double[] rgb) {
        for (double part : rgb) {
            if (part < -0.0005 || part > 1.0005) {
                return false;
            }
        }
        return true;
    }

    private static int eightBit(double linear) {
        double part = Math.clamp(linear, 0, 1);
        double encoded = part <= 0.0031308 ? 12.92 * part : 1.055 * Math.pow(part, 1 / 2.4) - 0.055;
        return (int) Math.round(encoded * 255);
    }

    private static double cube(double x) {
        return x * x * x;
    }
}
