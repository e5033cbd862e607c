-- Takes one of the passes of a challenge. 1 if it could, 0 if none is left, -1 if nothing is known of the challenge.
local left = redis.call('GET', KEYS[1])
if not left then
  return -1
end
if tonumber(left) < 1 then
  return 0
end
redis.call('DECR', KEYS[1])
return 1
