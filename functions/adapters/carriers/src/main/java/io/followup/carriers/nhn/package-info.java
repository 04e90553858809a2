/**
 * NHN Cloud: KakaoTalk Bizmessage v2.3 (AlimTalk) and SMS v3.0.
 *
 * @see <a
 *     href="https://docs.nhncloud.com/en/Notification/KakaoTalk%20Bizmessage/en/alimtalk-api-guide/">
 *     AlimTalk v2.3</a>
 * @see <a href="https://docs.nhncloud.com/en/Notification/SMS/en/api-guide/">SMS v3.0</a>
 */
@NullMarked
package io.followup.carriers.nhn;

import org.jspecify.annotations.NullMarked;
