/**
 * Replies become notices: how much is shown, in which words, in which form of text, at what price.
 */
@NullMarked
package io.followup.domain.notice;

import org.jspecify.annotations.NullMarked;
