package dev.latchkey.security.pictures;

import dev.latchkey.application.accounts.Picture;
import dev.latchkey.application.accounts.PictureMaker;
import dev.latchkey.application.accounts.Pictures;
import dev.latchkey.domain.accounts.AvatarSize;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.security.HashGate;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Pictures by the image readers of the JDK. Only the two formats that cameras and programs make are tried, by name: a reader
 * that looks for itself would try formats that nobody needs. The dimensions stand in the header; large images are read with
 * pixels left out, so that what is unpacked stays small.
 */
public final class JdkPictures implements PictureMaker {
    private static final int LONGEST_SIDE = 10_000;
    private static final int MOST_PIXELS = 4_096 * 4_096;
    private static final float QUALITY = 0.88f;

    /** Enough for the largest size to be smooth. */
    private static final int UNPACKED_SIDE = 2 * AvatarSize.LARGE.pixels();

    private final HashGate gate;

    /** @param gate lets in as many as may be unpacked at a time */
    public JdkPictures(HashGate gate) {
        this.gate = gate;
    }

    @Override
    public Pictures of(byte[] file) {
        if (PngFile.begins(file)) {
            byte[] bare = PngFile.bare(file);
            return gate.through(() -> made("png", bare, 1));
        }
        if (JpegFile.begins(file)) {
            int orientation = JpegFile.read(file).orientation();
            return gate.through(() -> made("jpeg", file, orientation));
        }
        throw Unfit.format();
    }

    private static Pictures made(String format, byte[] file, int orientation) {
        Square square;
        try {
            square = unpacked(format, file).upright(orientation);
        } catch (InvalidValue told) {
            throw told;
        } catch (IOException | RuntimeException damaged) {
            // The readers of the JDK meet damage with exceptions of every kind.
            throw Unfit.unreadable();
        }
        Map<AvatarSize, Picture> sizes = new EnumMap<>(AvatarSize.class);
        for (AvatarSize size : AvatarSize.values()) {
            sizes.put(size, new Picture(jpeg(square.scaled(size.pixels()))));
        }
        return new Pictures(sizes);
    }

    private static Square unpacked(String format, byte[] file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
                throw Unfit.dimensions();
            }
            BufferedImage image = reader.read(0, middle(reader, width, height));
            return Square.of(image);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReadParam middle(ImageReader reader, int width, int height) {
        int side = Math.min(width, height);
        int step = Math.max(1, side / UNPACKED_SIDE);
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceRegion(new Rectangle((width - side) / 2, (height - side) / 2, side, side));
        param.setSourceSubsampling(step, step, 0, 0);
        return param;
    }

    private static byte[] jpeg(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new IllegalStateException("Memory can be written to", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
