package glasshead.engine;

import glasshead.checkpoint.TestModels;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// An engine with two workers on the models given for tests, open while the tests of a class run.
final class GivenEngine implements BeforeAllCallback, AfterAllCallback {

    private InferenceEngine engine;

    @Override
    public void beforeAll(ExtensionContext context) {
        engine = new InferenceEngine(new Models(TestModels.GIVEN), MachineMemory::available, 2);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        engine.close();
    }

    InferenceEngine get() {
        return engine;
    }
}
