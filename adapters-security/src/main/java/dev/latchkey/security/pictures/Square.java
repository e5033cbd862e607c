package dev.latchkey.security.pictures;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;

/**
 * As many pixels in a row as in a column, red, green and blue, on white. Worked on by hand, so that no part of the JDK is
 * needed that wants fonts and screens.
 */
@SuppressWarnings("ArrayRecordComponent") // Lives within one method, never compared.
record Square(int side, int[] rgb) {
    private static final int WHITE = 255;

    /** The middle of the image. */
    static Square of(BufferedImage image) {
        int side = Math.min(image.getWidth(), image.getHeight());
        int left = (image.getWidth() - side) / 2;
        int top = (image.getHeight() - side) / 2;
        int[] argb = isGray(image)
                ? gray(image, left, top, side)
                : image.getRGB(left, top, side, side, new int[side * side], 0, side);
        for (int i = 0; i < argb.length; i++) {
            argb[i] = onWhite(argb[i]);
        }
        return new Square(side, argb);
    }

    /** The same picture as whoever held the camera saw it. */
    Square upright(int orientation) {
        if (orientation == 1) {
            return this;
        }
        int[] turned = new int[rgb.length];
        int last = side - 1;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int from = switch (orientation) {
                    case 2 -> y * side + last - x;
                    case 3 -> (last - y) * side + last - x;
                    case 4 -> (last - y) * side + x;
                    case 5 -> x * side + y;
                    case 6 -> (last - x) * side + y;
                    case 7 -> (last - x) * side + last - y;
                    case 8 -> x * side + last - y;
                    default -> throw new IllegalArgumentException("There is no orientation " + orientation);
                };
                turned[y * side + x] = rgb[from];
            }
        }
        return new Square(side, turned);
    }

    /** In that size; each pixel is the mean of those that it stands for. */
    BufferedImage scaled(int size) {
        BufferedImage scaled = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                scaled.setRGB(x, y, mean(from(x, size), to(x, size), from(y, size), to(y, size)));
            }
        }
        return scaled;
    }

    private int from(int position, int size) {
        return (int) ((long) position * side / size);
    }

    private int to(int position, int size) {
        return Math.max(from(position, size) + 1, from(position + 1, size));
    }

    private int mean(int left, int right, int top, int bottom) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int pixel = rgb[y * side + x];
                red += (pixel >> 16) & 255;
                green += (pixel >> 8) & 255;
                blue += pixel & 255;
            }
        }
        int count = (right - left) * (bottom - top);
        return ((red / count) << 16) | ((green / count) << 8) | (blue / count);
    }

    private static int onWhite(int argb) {
        int alpha = argb >>> 24;
        return (blended((argb >> 16) & 255, alpha) << 16)
                | (blended((argb >> 8) & 255, alpha) << 8)
                | blended(argb & 255, alpha);
    }

    private static int blended(int colour, int alpha) {
        return (colour * alpha + WHITE * (255 - alpha)) / 255;
    }

    private static boolean isGray(BufferedImage image) {
        ColorModel model = image.getColorModel();
        return model instanceof ComponentColorModel && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    /** Java takes gray for linear and would make it lighter than every other program shows it. */
    private static int[] gray(BufferedImage image, int left, int top, int side) {
        Raster raster = image.getRaster();
        int shift = image.getColorModel().getComponentSize(0) - 8;
        boolean transparent = image.getColorModel().hasAlpha();
        int[] argb = new int[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int gray = raster.getSample(left + x, top + y, 0) >> shift;
                int alpha = transparent ? raster.getSample(left + x, top + y, 1) >> shift : 255;
                argb[y * side + x] = (alpha << 24) | (gray << 16) | (gray << 8) | gray;
            }
        }
        return argb;
    }
}
