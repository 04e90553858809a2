package io.followup.tables;

import com.amazonaws.services.dynamodbv2.model.Record;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A shard's last records, so many of them. Not for several threads at once. */
final class KnownRecords {
  private static final int MOST = 200;

  private final NavigableMap<Long, Record> records = new TreeMap<>();

  /** There is no record from this sequence number on that is not known. */
  private long since = Long.MAX_VALUE;

  void add(long sequence, Record record) {
    records.put(sequence, record);
    noneUnknownSince(sequence);
    if (records.size() > MOST) {
      since = records.pollFirstEntry().getKey() + 1;
    }
  }

  void noneUnknownSince(long sequence) {
    since = Math.min(since, sequence);
  }

  /** Whether all is known that there is from this sequence number on. */
  boolean knows(long sequence) {
    return sequence >= since;
  }

  /** A list of one's own. */
  List<Record> read(long sequence, int most) {
    return new ArrayList<>(records.tailMap(sequence).values().stream().limit(most).toList());
  }
}
