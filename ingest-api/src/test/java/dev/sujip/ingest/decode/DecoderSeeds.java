package dev.sujip.ingest.decode;

import java.io.IOException;
import java.util.stream.Stream;

import static dev.sujip.ingest.decode.Decoding.bytes;

/** Where fuzzing begins: something of everything that {@link DecoderPromises} looks at. What fuzzing has found goes here too. */
final class DecoderSeeds {

    private DecoderSeeds() {}

    static Stream<byte[]> all() throws IOException {
        var event = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"time\":\"2026-11-21T07:31:05Z\","
                + "\"partitionkey\":\"p\",\"n\":1,\"datacontenttype\":\"application/json\",\"data\":{\"a\":[1]}}";
        var texts = Stream.of("j{\"a\":[1,2.5e3,true,null,\"\\u00e9\\n\"]}", "j[1, {\"a\":\"]\"} ,[],\"x\\\"\"]",
                "j[[[]]] ",
                "j\"\\ud800\"", "j\"\u0080\u0800\uD7FF\uE000\uD800\uDC00\uDBFF\uDFFF\"", "n{\"a\":1}\n\n2\r\n\"é\"\n",
                "n{\n}", "n1 2\n", "n{}\n\n0\u0000", "n0\n\uFEFF1",
                "k[{\"k\":\"a\"},{\"k\":{}},2]",
                "k{\"k\":1,\"k\":\"\\ud83d\\ude00\"}", "e" + event, "e{\"data_base64\":\"AAE=\"}",
                "b[" + event + "," + event + "]", "b[]",
                "hce-specversion:1.0\nce-id:\"a\\\"b\"\nce-source:/s\nce-type:%E2%82%AC\nContent-Type:application/json\n\n{\"a\":1}",
                "rsome text, some text", "ttext", "o\u0000");
        var packed = Stream.of(join('g', ContentCodingTest.pack(ContentCoding.GZIP, bytes("{\"a\":1}"))),
                join('z', ContentCodingTest.pack(ContentCoding.ZSTD, bytes("{\"a\":1}"))),
                join('g', ContentCodingTest.pack(ContentCoding.GZIP, new byte[100_000])),
                join('z', ContentCodingTest.pack(ContentCoding.ZSTD, new byte[100_000])));
        return Stream.concat(texts.map(Decoding::bytes), packed);
    }

    private static byte[] join(char selector, byte[] body) {
        byte[] input = new byte[body.length + 1];
        input[0] = (byte) selector;
        System.arraycopy(body, 0, input, 1, body.length);
        return input;
    }
}
