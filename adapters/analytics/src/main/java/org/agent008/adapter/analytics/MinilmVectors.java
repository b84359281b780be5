package org.agent008.adapter.analytics;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The model all-MiniLM-L6-v2, on one thread. It takes some 100 MB until it is closed. */
final class MinilmVectors implements SentenceVectors {
    /** What the model was trained for. */
    private static final int LONGEST = 256;

    private final WordPieces pieces;
    private final OrtEnvironment environment;
    private final OrtSession session;

    private MinilmVectors(WordPieces pieces, OrtEnvironment environment, OrtSession session) {
        this.pieces = pieces;
        this.environment = environment;
        this.session = session;
    }

    /**
     * Loads it.
     *
     * @throws IOException where this machine cannot run it
     */
    static MinilmVectors load() throws IOException {
        try (InputStream vocabulary = Resources.open("/all-minilm-l6-v2-q-tokenizer.json");
                InputStream weights = Resources.open("/all-minilm-l6-v2-q.onnx")) {
            WordPieces pieces = new WordPieces(vocabulary);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                // It would keep what the longest sentence took.
                options.setCPUArenaAllocator(false);
                options.setMemoryPatternOptimization(false);
                return new MinilmVectors(
                        pieces,
                        environment,
                        environment.createSession(weights.readAllBytes(), options));
            }
        } catch (OrtException | LinkageError e) {
            throw new IOException("MiniLM does not run here: " + e.getMessage(), e);
        }
    }

    @Override
    public String model() {
        return "extractive, all-MiniLM-L6-v2";
    }

    @Override
    public List<float[]> of(List<String> sentences) {
        return sentences.stream().map(this::of).toList();
    }

    private float[] of(String sentence) {
        long[] ids = pieces.ids(sentence, LONGEST);
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (String name : session.getInputNames()) {
                inputs.put(name, tensor(values(name, ids, ones)));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                return Vectors.unit(Vectors.mean(((float[][][]) result.get(0).getValue())[0]));
            }
        } catch (OrtException e) {
            throw new IllegalStateException("MiniLM failed", e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static long[] values(String input, long[] ids, long[] ones) {
        return switch (input) {
            case "input_ids" -> ids;
            case "attention_mask" -> ones;
            case "token_type_ids" -> new long[ids.length];
            default -> throw new IllegalStateException("MiniLM has no input " + input);
        };
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, new long[][] {values});
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("MiniLM did not close", e);
        }
    }
}
