with named as (
    select account, direction, other_account, booked_on, row from payments
    where account is not null and other_account is not null and booked_on between '2025-01-01' and '2025-12-31'
), met as (
    select account, direction, booked_on, lead(booked_on) over (partition by account, direction, other_account order by booked_on) as again from named
), change as (
    select account, direction, booked_on as day, 1 as parties, 1 as entries from met
    union all select account, direction, least(again, booked_on + 30), -1, 0 from met
), by_day as (
    select account, direction, day, sum(sum(parties)) over (partition by account, direction order by day) as parties, sum(entries) as entries
    from change group by 1, 2, 3
), most as (
    select distinct on (account, direction) account, direction, day, parties from by_day where entries > 0 and parties >= 5
    order by account, direction, parties desc, day
)
select account, direction, parties, count(*) as payments, min(booked_on) as begun, day, min(row) as first, max(row) as last
from named join most using (account, direction) where booked_on between day - 29 and day
group by 1, 2, 3, 6 order by parties desc, account, direction
