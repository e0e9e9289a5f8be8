package dev.sujip.sink.batch;

import java.util.ArrayList;
import java.util.List;

/** Remembers what a chain wanted. */
final class Recorder implements ChainEffects {

    final List<StoreRequest> requests = new ArrayList<>();
    final List<Long> seeks = new ArrayList<>();
    final List<Long> commits = new ArrayList<>();
    final List<Long> adopted = new ArrayList<>();

    @Override
    public void request(StoreRequest request) {
        requests.add(request);
    }

    @Override
    public void seek(long position) {
        seeks.add(position);
    }

    @Override
    public void commit(long position) {
        commits.add(position);
    }

    @Override
    public void adopted(String name, long from, Link link) {
        adopted.add(link.next());
    }

    StoreRequest last() {
        return requests.getLast();
    }

    List<SealedBatch> puts() {
        return requests.stream()
                .filter(StoreRequest.Put.class::isInstance)
                .map(request -> ((StoreRequest.Put) request).batch())
                .toList();
    }

    SealedBatch lastPut() {
        return puts().getLast();
    }
}
