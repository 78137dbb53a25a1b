package glasshead;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.engine.NativeRuntime;
import glasshead.engine.Question;
import glasshead.session.InferenceService;
import java.util.concurrent.CountDownLatch;

/// A program that ends while its inference thread is at something native that can't be stopped, as the loading of a large model.
final class EndWhileWorking {

    private EndWhileWorking() {}

    public static void main(String[] arguments) throws InterruptedException {
        NativeRuntime.prepare();
        CountDownLatch begun = new CountDownLatch(1);
        InferenceService service = new InferenceService(() -> {
            try (NDManager manager = NDManager.newBaseManager("PyTorch"); NDArray square = manager.ones(new Shape(1000, 1000))) {
                while (true) {
                    square.matMul(square).close();
                    begun.countDown();
                }
            }
        });
        service.answer(new Question.AboutModel("tiny-english", false), _ -> {}, _ -> {});
        begun.await();
        service.close();
        System.out.println("closed");
        System.exit(0);
    }
}
