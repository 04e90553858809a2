package io.followup.tables;

import com.amazonaws.services.dynamodbv2.local.shared.access.ShardIterator;
import com.amazonaws.services.dynamodbv2.model.Record;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The streams' last records, so many of them. Not for several threads at once. */
final class KnownRecords {
  private static final int MOST = 500;

  private record InStream(String stream, String shard, Record record) {
    boolean isFor(ShardIterator iterator) {
      return stream.equals(iterator.streamId) && shard.equals(iterator.shardId);
    }
  }

  private final NavigableMap<Long, InStream> records = new TreeMap<>();

  /** There is no record since this sequence number that is not known. */
  private long since = Long.MAX_VALUE;

  void add(long sequence, String stream, String shard, Record record) {
    since = Math.min(since, sequence);
    records.put(sequence, new InStream(stream, shard, record));
    if (records.size() > MOST) {
      forgetBefore(records.firstKey() + 1);
    }
  }

  /** Whether all is known that this asks for. */
  boolean knows(ShardIterator iterator) {
    return iterator.shardSequenceNumber >= since;
  }

  List<Record> read(ShardIterator iterator, int most) {
    List<Record> read = new ArrayList<>();
    for (InStream one : records.tailMap(iterator.shardSequenceNumber, true).values()) {
      if (read.size() == most) {
        break;
      }
      if (one.isFor(iterator)) {
        read.add(one.record());
      }
    }
    return read;
  }

  void forgetBefore(long sequence) {
    records.headMap(sequence, false).clear();
    since = Math.max(since, sequence);
  }

  /** A record was written that is not known, or one is known that was not. */
  void forget() {
    records.clear();
    since = Long.MAX_VALUE;
  }
}
