package dev.storyreel.events;

/**
 * How a chunk joins what came before it, and how far it has drifted from its beat's storyboard frame.
 *
 * @param ssim        structural similarity between the frame asked for and the first frame obtained, 1 is equal
 * @param colourShift mean CIE76 distance between those two frames, 0 is equal; about 2.3 is just noticeable
 * @param driftSsim   structural similarity between the chunk's last frame and the beat's storyboard frame
 * @param driftColour mean CIE76 distance between those two
 * @param sharpness   of the last frame, relative to the storyboard frame (variance of the Laplacian), 1 is as sharp
 */
public record Seam(double ssim, double colourShift, double driftSsim, double driftColour, double sharpness) {}
