package dev.sujip.sink.simulation;

import dev.sujip.sink.batch.Link;
import dev.sujip.sink.batch.PartitionChain;
import dev.sujip.sink.batch.SealedBatch;
import dev.sujip.sink.batch.StoreRequest;
import dev.sujip.sink.store.LinkMetadata;
import dev.sujip.sink.store.MemoryObjectStore;
import dev.sujip.sink.store.ObjectStore.PutResult;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The way between the workers and the store, on which everything may go wrong that can: requests arrive late, even after their sender gave
 * up or died; they are refused (409, 5xx); they take effect and the answer is lost.
 */
final class SimulatedNetwork {

    private final MemoryObjectStore store;
    private final RandomGenerator random;
    private final Sabotage sabotage;
    private final List<Message> requests = new ArrayList<>();
    private final List<Runnable> answers = new ArrayList<>();

    SimulatedNetwork(MemoryObjectStore store, RandomGenerator random, Sabotage sabotage) {
        this.store = store;
        this.random = random;
        this.sabotage = sabotage;
    }

    /** @param asker is asked for only when the answer arrives: it gives null where the sender is dead by then */
    void send(StoreRequest request, History.Asker asker) {
        requests.add(new Message(request, asker));
    }

    /** Any one of the requests under way arrives at the store, or is refused, or is taken for lost by its sender. */
    void step(boolean faults) {
        if (requests.isEmpty()) {
            return;
        }
        Message message = requests.get(random.nextInt(requests.size()));
        int fate = faults ? random.nextInt(10) : 9;
        switch (fate) {
            case 0 -> { // refused
                requests.remove(message);
                answers.add(() -> message.toSender(chain -> chain.failed(message.request())));
            }
            case 1 -> // its sender gives up, and it arrives some time later all the same
                answers.add(() -> message.toSender(chain -> chain.failed(message.request())));
            case 2 -> { // takes effect, but the answer is lost
                requests.remove(message);
                perform(message.request());
                answers.add(() -> message.toSender(chain -> chain.failed(message.request())));
            }
            default -> {
                requests.remove(message);
                Answer answer = perform(message.request());
                answers.add(() -> message.toSender(answer));
            }
        }
    }

    /** Any one of the answers under way arrives at its worker. */
    void deliver() {
        if (!answers.isEmpty()) {
            answers.remove(random.nextInt(answers.size())).run();
        }
    }

    boolean quiet() {
        return requests.isEmpty() && answers.isEmpty();
    }

    private Answer perform(StoreRequest request) {
        return switch (request) {
            case StoreRequest.Look look -> {
                Map<String, String> metadata = store.head(look.name());
                Link link = metadata == null ? null : LinkMetadata.parse(look.name(), look.start(), metadata);
                yield chain -> chain.found(look, link);
            }
            case StoreRequest.Put put -> put(put.batch()) == PutResult.STORED
                    ? chain -> chain.stored(put)
                    : chain -> chain.taken(put);
        };
    }

    private PutResult put(SealedBatch batch) {
        Map<String, String> metadata = LinkMetadata.of(batch, History.partition(0), "simulated");
        if (sabotage == Sabotage.UNCONDITIONAL_PUT) {
            store.putUnconditionally(batch.name(), batch.bytes(), metadata);
            return PutResult.STORED;
        }
        return store.putIfAbsent(batch.name(), batch.bytes(), metadata);
    }

    @FunctionalInterface
    private interface Answer {

        void bringTo(PartitionChain chain);
    }

    private record Message(StoreRequest request, History.Asker asker) {

        void toSender(Answer answer) {
            @Nullable
            PartitionChain chain = asker.chain();
            if (chain != null) {
                answer.bringTo(chain);
            }
        }
    }
}
