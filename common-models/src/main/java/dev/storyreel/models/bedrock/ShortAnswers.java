package dev.storyreel.models.bedrock;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Answers break off where they grow too long: the SDK reads them whole. */
final class ShortAnswers implements ExecutionInterceptor {

    /** An invocation's has some hundred bytes. */
    private static final long LONGEST = 1L << 20;

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        return context.responseBody().map(Counted::new);
    }

    private static final class Counted extends FilterInputStream {
        private long read;

        Counted(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int some = super.read(into, from, most);
            count(some);
            return some;
        }

        private void count(int some) throws IOException {
            read += Math.max(some, 0);
            if (read > LONGEST) {
                throw new IOException("The answer is too long.");
            }
        }
    }
}
