-- Takes back what take_permits counted at that moment. ARGV: the moment it answered, and then as it was called.
local now = tonumber(ARGV[1])
for i, key in ipairs(KEYS) do
  local allowed, span = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
  local step = math.floor(span / 16)
  local moment = string.format('%.0f', allowed <= 100 and now or math.ceil(now / step) * step)
  -- To take from what is gone would make a key that stays for ever.
  if redis.call('HEXISTS', key, moment) == 1 and redis.call('HINCRBY', key, moment, -1) <= 0 then
    redis.call('HDEL', key, moment)
  end
end
return 0
