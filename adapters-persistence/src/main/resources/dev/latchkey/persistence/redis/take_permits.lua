-- Counts one for every key, or nothing for any; what take_permits of PostgreSQL does. Each key is a hash: a moment, in
-- microseconds since 1970, and how often at that moment. ARGV: the moment, or nothing, which means the clock of Redis;
-- then for each key how many are allowed, and in how many microseconds. Answers 0 and the moment if all were counted, else
-- which key has to wait longest and for how many microseconds. Rates above 100 are kept in sixteenths of their window, so
-- that keys stay small; a moment is then rounded up, so that it is never forgotten too early.
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end

-- How long until fewer than allowed are in the window, if there are as many as that.
local function wait_of(moments, often, allowed, span)
  table.sort(moments)
  local newer = 0
  for i = #moments, 1, -1 do
    newer = newer + often[moments[i]]
    if newer >= allowed then
      return math.max(1, moments[i] + span - now)
    end
  end
end

local over = {}
local refused, longest = 0, 0
for i, key in ipairs(KEYS) do
  local allowed, span = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
  local moments, often, used = {}, {}, 0
  over[i] = {}
  local fields = redis.call('HGETALL', key)
  for f = 1, #fields, 2 do
    local at, n = tonumber(fields[f]), tonumber(fields[f + 1])
    -- A moment that is further ahead than a window was written by a clock that has been put back since.
    if at > now - span and at <= now + span then
      moments[#moments + 1] = at
      often[at] = n
      used = used + n
    else
      table.insert(over[i], fields[f])
    end
  end
  local wait = used >= allowed and wait_of(moments, often, allowed, span) or 0
  if wait > longest then
    refused, longest = i, wait
  end
end
if refused > 0 then
  return { refused, longest }
end

for i, key in ipairs(KEYS) do
  local allowed, span = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
  local step = math.floor(span / 16)
  local moment = allowed <= 100 and now or math.ceil(now / step) * step
  for _, field in ipairs(over[i]) do
    redis.call('HDEL', key, field)
  end
  redis.call('HINCRBY', key, string.format('%.0f', moment), 1)
  redis.call('PEXPIRE', key, math.ceil((span + step) / 1000))
end
return { 0, now }
