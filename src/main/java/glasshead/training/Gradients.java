package glasshead.training;

import ai.djl.pytorch.jni.JniUtils;

/// Whether operations on this thread are followed for a backward pass.
final class Gradients {

    private Gradients() {}

    /// Until a gradient collector is opened. DJL turns them off for the one thread that loads PyTorch only, and weights may not be changed
    /// in place while they are on.
    static void off() {
        JniUtils.setGradMode(false);
    }
}
